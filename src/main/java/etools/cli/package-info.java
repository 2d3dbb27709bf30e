/// The command line. Uses importing, the library and the domain, and formats to print an article.
@NullMarked
package etools.cli;

import org.jspecify.annotations.NullMarked;
