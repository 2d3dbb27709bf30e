package etools.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The number after `--limit`.
final class MostLines implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int most = Integer.parseInt(text);
            if (most >= 0) {
                return most;
            }
        } catch (NumberFormatException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static TypeConversionException refused(String text) {
        return new TypeConversionException("'" + text + "' is no number of lines");
    }
}
