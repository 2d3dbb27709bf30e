package etools.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The words of the generated articles: some hundred function words with their usual shares, and
/// 400,000 made-up words that can be spoken, by falling frequency after Zipf and Mandelbrot. As in
/// any language the frequent ones are short and some carry endings.
final class Vocabulary {

    static final int INVENTED = 400_000;

    /// How flat the curve begins, and how it falls.
    private static final double SHIFT = 20;

    private static final double POWER = 1.05;

    private static final String[] ONSETS =
            ("b c d f g h j k l m n p r s t v w y b d f l m n p r s t br cl cr dr fl fr gr pl pr sh"
                            + " sl sp st str th tr ch qu sk sm sw z")
                    .split(" ");
    private static final String[] VOWELS =
            "a a a a e e e e e i i i i o o o o u u ai ea ee oo ou".split(" ");
    private static final String[] ACCENTED = "é è ü ö á ñe".split(" ");
    private static final String[] CODAS =
            "- - - - - - n n r r l l s t t d d m ck ld nd ng nt rd rn st sh th x".split(" ");
    private static final String[] ENDINGS =
            "s s s ed ed ing ing ly er ers ation ations al able ment ness ity".split(" ");

    private final String[] words;
    private final byte[][] bytes;
    private final byte[][] capitalised;
    private final Lots invented;
    private final Lots function;
    private final double functionShare;

    Vocabulary(long seed) {
        words = invent(new Seeded(seed));
        bytes = new byte[words.length][];
        capitalised = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            bytes[i] = words[i].getBytes(StandardCharsets.UTF_8);
            capitalised[i] = capital(words[i]).getBytes(StandardCharsets.UTF_8);
        }
        invented = new Lots(Lots.zipf(INVENTED, SHIFT, POWER));
        function = new Lots(FunctionWords.SHARES);
        functionShare = Arrays.stream(FunctionWords.SHARES).sum();
    }

    private static String[] invent(Seeded random) {
        String[] words = Arrays.copyOf(FunctionWords.WORDS, FunctionWords.WORDS.length + INVENTED);
        Set<String> known = HashSet.newHashSet(words.length);
        known.addAll(Arrays.asList(FunctionWords.WORDS));
        StringBuilder word = new StringBuilder();
        for (int rank = 0; rank < INVENTED; ) {
            word.setLength(0);
            int syllables = rank < 300 ? 1 : rank < 20_000 ? 2 : 2 + random.below(2);
            for (int i = 0; i < syllables; i++) {
                word.append(of(ONSETS, random))
                        .append(of(random.chance(0.005) ? ACCENTED : VOWELS, random));
                String coda = of(CODAS, random);
                if (i == syllables - 1 || random.chance(0.3)) {
                    word.append("-".equals(coda) ? "" : coda);
                }
            }
            if (rank > 300 && random.chance(0.3)) {
                word.append(of(ENDINGS, random));
            }
            String made = word.toString();
            if (made.length() > 2 && known.add(made)) {
                words[FunctionWords.WORDS.length + rank++] = made;
            }
        }
        return words;
    }

    private static String of(String[] choice, Seeded random) {
        return choice[random.below(choice.length)];
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// Any word, as often as it is used.
    int draw(Seeded random) {
        return random.chance(functionShare) ? function.draw(random) : drawInvented(random);
    }

    int drawInvented(Seeded random) {
        return FunctionWords.WORDS.length + invented.draw(random);
    }

    /// The number of the invented word with this rank, from 0 on.
    static int ranked(int rank) {
        return FunctionWords.WORDS.length + rank;
    }

    static boolean isInvented(int word) {
        return word >= FunctionWords.WORDS.length;
    }

    String word(int number) {
        return words[number];
    }

    byte[] bytes(int number, boolean capital) {
        return capital ? capitalised[number] : bytes[number];
    }
}
