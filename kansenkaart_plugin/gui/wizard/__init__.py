"""The wizard that makes a kansenkaart of the layers of a project."""
