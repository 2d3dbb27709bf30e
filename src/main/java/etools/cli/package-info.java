/// The command line. Uses importing, the library, the reading record and the domain, and formats to
/// print an article or a table.
@NullMarked
package etools.cli;

import org.jspecify.annotations.NullMarked;
