"""Names, areas and postcodes of places: the tables behind `data.places`, and what reads them."""
