"""How a service is asked over HTTP: at its pace, with patience, and never taking a fault for an answer."""
