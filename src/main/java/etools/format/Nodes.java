package etools.format;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.util.ArrayList;
import java.util.List;

/// Elements of a small XML file, found by their local names: the namespaces of the world's files
/// are often wrong.
final class Nodes {

    /// All below `node`, in the file's order.
    static List<Element> all(Node node, String name) {
        List<Element> all = new ArrayList<>();
        for (Node at = node.getFirstChild(); at != null; at = next(at, node)) {
            if (at instanceof Element element && element.getLocalName().equals(name)) {
                all.add(element);
            }
        }
        return all;
    }

    private static @Nullable Node next(Node at, Node root) {
        if (at.getFirstChild() != null) {
            return at.getFirstChild();
        }
        Node node = at;
        while (node.getNextSibling() == null) {
            node = node.getParentNode();
            if (node == null || node.equals(root)) {
                return null;
            }
        }
        return node.getNextSibling();
    }

    static List<Element> children(Node node, String name) {
        List<Element> children = new ArrayList<>();
        NodeList all = node.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    static @Nullable Element first(@Nullable Node node, String name) {
        if (node == null) {
            return null;
        }
        for (Node at = node.getFirstChild(); at != null; at = next(at, node)) {
            if (at instanceof Element element && element.getLocalName().equals(name)) {
                return element;
            }
        }
        return null;
    }

    /// The value of an attribute in whatever namespace, or "".
    static String attribute(Element element, String name) {
        String plain = element.getAttribute(name);
        if (!plain.isEmpty()) {
            return plain;
        }
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (name.equals(attribute.getLocalName())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    /// Its text in one clean line, or "".
    static String line(@Nullable Element element) {
        return element == null ? "" : Characters.line(element.getTextContent());
    }

    private Nodes() {}
}
