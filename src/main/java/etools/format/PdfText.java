package etools.format;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// The lines of a document's pages, in the order in which they were set.
final class PdfText extends PDFTextStripper {

    /// More letters than any page has; each takes some hundred bytes while its page is read.
    private static final int MAX_PAGE_LETTERS = 300_000;

    private static final int MAX_CHARS = 16 << 20;

    private final Deadline deadline;
    private final List<PdfLine> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private float left;
    private float right;
    private float top;
    private float size;
    private int pageNumber;
    private int letters;
    private int chars;
    private int operators;
    private boolean isCut;

    PdfText(PDDocument document, Deadline deadline) {
        this.document = document;
        this.deadline = deadline;
        output = Writer.nullWriter();
        setStartPage(0); // pages are handed over one by one
        setSuppressDuplicateOverlappingText(true);
    }

    List<PdfLine> lines() {
        return lines;
    }

    /// Whether there is more text than one article may have.
    boolean isCut() {
        return isCut;
    }

    /// Reads the page that is number `number`, from 0.
    void read(PDPage page, int number) throws IOException {
        pageNumber = number;
        letters = 0;
        try {
            processPage(page);
        } finally {
            endLine();
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if ((++operators & 0xff) == 0 && deadline.isOver()) {
            throw new PdfBytes.Late();
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++letters <= MAX_PAGE_LETTERS) {
            super.processTextPosition(text);
        } else {
            isCut = true;
            if ((letters & 0xfff) == 0 && deadline.isOver()) {
                throw new PdfBytes.Late();
            }
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (text.isEmpty() || positions.isEmpty()) {
            return;
        }
        TextPosition first = positions.getFirst();
        TextPosition last = positions.getLast();
        if (line.isEmpty()) {
            left = first.getXDirAdj();
            top = first.getYDirAdj();
            size = 0;
        }
        right = last.getXDirAdj() + last.getWidthDirAdj();
        size = Math.max(size, first.getFontSizeInPt());
        line.append(text);
    }

    @Override
    protected void writeWordSeparator() {
        line.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphEnd() {
        endLine();
    }

    private void endLine() {
        String text = Characters.line(line.toString());
        line.setLength(0);
        if (text.isEmpty()) {
            return;
        }
        chars += text.length();
        if (chars > MAX_CHARS) {
            isCut = true;
            return;
        }
        lines.add(new PdfLine(pageNumber, text, left, right, top, size));
    }
}
