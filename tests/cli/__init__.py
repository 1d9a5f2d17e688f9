"""The command line: values, forms, failures, help, and whole commands on the starter pack."""
