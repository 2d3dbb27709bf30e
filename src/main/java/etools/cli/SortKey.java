package etools.cli;

import etools.library.Query.Sort;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/// The sort orders as the command line spells them.
final class SortKey implements ITypeConverter<Sort> {

    /// For help and completion.
    static final class Names extends AbstractList<String> {
        private final List<String> names = Arrays.stream(Sort.values()).map(SortKey::name).toList();

        @Override
        public String get(int index) {
            return names.get(index);
        }

        @Override
        public int size() {
            return names.size();
        }
    }

    @Override
    public Sort convert(String value) {
        return Arrays.stream(Sort.values())
                .filter(sort -> name(sort).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'" + value + "' is none of " + String.join(", ", new Names())));
    }

    private static String name(Sort sort) {
        return switch (sort) {
            case DATE -> "date";
            case CREATED -> "created";
            case LAST_READ -> "lastRead";
            case WORDS -> "words";
            case TITLE -> "title";
            case READ_COUNT -> "readCount";
            case RELEVANCE -> "relevance";
        };
    }
}
