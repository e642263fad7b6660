"""How an edit comes from the browser and is applied."""
