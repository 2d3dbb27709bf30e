/// The full-text index: what is typed becomes an [Ask], and an Ask becomes rows. It is derived from
/// the store and can always be made anew. Uses the domain.
@NullMarked
package etools.search;

import org.jspecify.annotations.NullMarked;
