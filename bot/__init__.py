"""The knowledge: articles, passages, and how a question finds the passage that answers it."""
