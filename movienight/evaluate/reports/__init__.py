"""What an evaluation found: as rows, as text, Markdown, a page or JSON, and kept for comparison."""
