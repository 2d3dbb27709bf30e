/// The library on disk: H2, its schema in append-only migrations, backups. Uses only the domain.
@NullMarked
package etools.store;

import org.jspecify.annotations.NullMarked;
