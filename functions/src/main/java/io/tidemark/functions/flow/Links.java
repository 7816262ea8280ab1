package io.tidemark.functions.flow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a URL, found as RFC 3986 separates them, whatever they contain. */
final class Links {
    /** Group 1 the scheme, 2 the authority. */
    private static final Pattern HEAD = Pattern.compile("\\A(https?)://([^/?#]*)", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /** Matches at the beginning of an absolute URL. */
    static Matcher head(String url) {
        return HEAD.matcher(url);
    }

    /** Path and query of a link, absolute or not: with a slash in front, without fragment. */
    static String path(String link) {
        Matcher head = head(link);
        String rest = withoutFragment(head.find() ? link.substring(head.end()) : link);
        return rest.startsWith("/") ? rest : '/' + rest;
    }

    static String withoutFragment(String link) {
        int hash = link.indexOf('#');
        return hash < 0 ? link : link.substring(0, hash);
    }

    static String withoutQuery(String path) {
        int mark = path.indexOf('?');
        return mark < 0 ? path : path.substring(0, mark);
    }
}
