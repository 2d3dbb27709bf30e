package etools.cli;

import etools.reading.By;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/// What readings are summed up by, as the command line spells it.
final class Kinds implements ITypeConverter<By>, Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(By.values()).map(Kinds::name).iterator();
    }

    @Override
    public By convert(String value) {
        return Arrays.stream(By.values())
                .filter(by -> name(by).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'" + value + "' is none of " + String.join(", ", this)));
    }

    static String name(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }
}
