"""悦读吧 and what is shared there: books that travel, a charity sale, partners, kind words."""
