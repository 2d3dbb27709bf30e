/// Files dropped or named become articles of the library, and articles of the library become files.
/// Uses formats, the library, the reading record and the domain.
@NullMarked
package etools.importing;

import org.jspecify.annotations.NullMarked;
