/// Bytes to articles and back: one file for each kind of article file. Pure: no library, no window,
/// no network. Uses only the domain.
@NullMarked
package etools.format;

import org.jspecify.annotations.NullMarked;
