/// The one door to everything kept: adds, finds, opens, marks, counts, and publishes what changed.
/// Uses the store and the domain.
@NullMarked
package etools.library;

import org.jspecify.annotations.NullMarked;
