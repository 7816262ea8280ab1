package io.tidemark.aggregator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textCannotBecomeMarkup() {
        assertThat(new Html().element("p", "</p><script>a && 'b'\"c\"").toString())
                .isEqualTo("<p>&lt;/p&gt;&lt;script&gt;a &amp;&amp; &#39;b&#39;&quot;c&quot;</p>");
    }

    @Test
    void attributesCannotEndTheirQuotes() {
        assertThat(new Html()
                        .element("a", "x", "title", "\" onclick=\"alert(1)")
                        .toString())
                .isEqualTo("<a title=\"&quot; onclick=&quot;alert(1)\">x</a>");
    }

    @Test
    void controlCharactersAreReplaced() {
        assertThat(new Html().text("a\u0000b\u001bc\u0085d\ne").toString()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\ne");
    }

    @Test
    void elementsNest() {
        Html html = new Html().open("ul").open("li", "class", "a").text("1").close();
        assertThat(html.empty("meta", "charset", "utf-8").close().toString())
                .isEqualTo("<ul><li class=\"a\">1</li><meta charset=\"utf-8\"></ul>");
    }

    @Test
    void anElementLeftOpenIsAMistake() {
        assertThatThrownBy(() -> new Html().open("section").toString())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("section");
    }

    @Test
    void anAttributeWithoutValueIsAMistake() {
        assertThatThrownBy(() -> new Html().open("p", "class")).isInstanceOf(IllegalArgumentException.class);
    }
}
