package etools.search;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import java.util.List;

/// The words of several texts, one after another, as Lucene takes them. Used again for each
/// article.
final class TextStream extends TokenStream {

    /// Between two texts, so that no phrase reaches from one into the next.
    private static final int GAP = 50;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Tokens tokens = new Tokens();
    private List<String> texts = List.of();
    private int current = -1;
    private int before;

    TextStream of(List<String> newTexts) {
        texts = newTexts;
        return this;
    }

    @Override
    public void reset() {
        current = -1;
        before = -1;
        tokens.of("");
    }

    @Override
    public boolean incrementToken() {
        int gap = 0;
        while (!tokens.next()) {
            current++;
            if (current >= texts.size()) {
                return false;
            }
            tokens.of(texts.get(current));
            if (current > 0) {
                gap = GAP;
            }
            before = -1;
        }
        term.copyBuffer(tokens.word(), 0, tokens.length());
        step.setPositionIncrement(tokens.position() - before + gap);
        before = tokens.position();
        return true;
    }
}
