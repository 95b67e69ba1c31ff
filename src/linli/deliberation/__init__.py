"""议事: a shared nuisance becomes a project, a meeting, a resolution, and is carried out."""
