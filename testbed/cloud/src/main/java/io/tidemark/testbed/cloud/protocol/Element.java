package io.tidemark.testbed.cloud.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A part of an answer in XML. */
public final class Element {
    private final String name;
    private final String text;
    private final List<Element> children = new ArrayList<>();

    private Element(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public static Element of(String name) {
        return new Element(name, "");
    }

    /** Nothing is added for null, as AWS leaves out what it does not know. */
    public Element with(String child, @Nullable Object value) {
        if (value != null) {
            children.add(new Element(child, value.toString()));
        }
        return this;
    }

    public Element with(Element child) {
        children.add(child);
        return this;
    }

    public Element withAll(Element other) {
        children.addAll(other.children);
        return this;
    }

    /** A list, each of whose items is an element of that name. */
    public <T> Element list(String list, String item, Collection<T> values, BiConsumer<Element, T> fill) {
        Element all = of(list);
        for (T value : values) {
            Element one = of(item);
            fill.accept(one, value);
            all.with(one);
        }
        return with(all);
    }

    public Element texts(String list, String item, Collection<String> values) {
        Element all = of(list);
        values.forEach(value -> all.with(item, value));
        return with(all);
    }

    /** @param attribute of the outermost element, such as its namespace; may be empty */
    String xml(String attribute) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        write(xml, attribute);
        return xml.toString();
    }

    private void write(StringBuilder xml, String attribute) {
        xml.append('<').append(name).append(attribute).append('>').append(escaped(text));
        children.forEach(child -> child.write(xml, ""));
        xml.append("</").append(name).append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\r", "&#xD;");
    }
}
