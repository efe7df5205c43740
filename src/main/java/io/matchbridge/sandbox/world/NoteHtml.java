package io.matchbridge.sandbox.world;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;

/** What Ashby keeps of the HTML of a note: eight elements; of every other one the text alone. */
public final class NoteHtml {

    private static final OutputSettings AS_IT_IS = new OutputSettings().prettyPrint(false);

    private NoteHtml() {}

    public static String kept(String html) {
        Safelist safelist = new Safelist()
                .addTags("b", "i", "u", "a", "ul", "ol", "li", "code", "pre")
                .addAttributes("a", "href");
        return Jsoup.clean(html, "", safelist, AS_IT_IS);
    }

    public static String plain(String html) {
        return Jsoup.parse(html).text();
    }
}
