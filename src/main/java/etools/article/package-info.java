/// The words of the domain: an article as its publisher wrote it, and what our reader did with it.
/// Uses nothing else of E-Tools.
@NullMarked
package etools.article;

import org.jspecify.annotations.NullMarked;
