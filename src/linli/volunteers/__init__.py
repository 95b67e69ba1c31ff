"""Those who help: teams, their trainings, their services, shifts and hours."""
