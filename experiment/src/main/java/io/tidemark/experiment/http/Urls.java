package io.tidemark.experiment.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** URLs as people write them. */
public final class Urls {
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";
    private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");
    private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");
    private static final Pattern SLASHES_AT_BEGIN = Pattern.compile("^/+");

    private Urls() {}

    /**
     * Characters that a URL cannot have, such as blanks, are encoded.
     *
     * @throws IllegalArgumentException when it is none of HTTP
     */
    public static URI parse(String text) {
        String stripped = text.strip();
        try {
            URI url = new URI(encoded(stripped));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getRawAuthority() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("\"" + shown(stripped) + "\" must be a URL: " + e.getReason(), e);
        }
        throw new IllegalArgumentException(
                "\"" + shown(stripped) + "\" must be a URL that begins with http:// or https://");
    }

    /** A path below a base, whichever of them has the slash between. */
    public static String join(String base, String path) {
        return SLASHES_AT_END.matcher(base.strip()).replaceAll("")
                + "/"
                + SLASHES_AT_BEGIN.matcher(path).replaceAll("");
    }

    static URI withoutUser(URI url) {
        return url.getRawAuthority().contains("@")
                ? URI.create(USER_INFO.matcher(url.toString()).replaceFirst("//"))
                : url;
    }

    /** The authorization that a URL with user and password stands for. */
    static Optional<String> basic(URI url) {
        int at = url.getRawAuthority().lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String user = URLDecoder.decode(url.getRawAuthority().substring(0, at).replace("+", "%2B"), UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
    }

    static String shown(URI url) {
        return shown(url.toString());
    }

    private static String shown(String url) {
        return USER_INFO.matcher(url).replaceAll("//***@");
    }

    private static String encoded(String text) {
        StringBuilder url = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isLegal(character)) {
                url.appendCodePoint(character);
            } else {
                for (byte octet : Character.toString(character).getBytes(UTF_8)) {
                    url.append(String.format("%%%02X", octet & 0xff));
                }
            }
        });
        return url.toString();
    }

    private static boolean isLegal(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || LEGAL.indexOf(character) >= 0;
    }
}
