"""The problem panel: fields, bars, paste, presets, error words."""
