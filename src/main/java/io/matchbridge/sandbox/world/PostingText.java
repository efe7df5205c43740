package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jsoup.nodes.Entities;

/**
 * A part of a posting's text. Paragraphs stand apart by an empty line; one that begins with {@code " - "} is a point of a
 * list, one in capitals is a heading.
 */
record PostingText(String plain) {

    static PostingText of(ObjectNode posting, String part) {
        return new PostingText(String.join("\n\n", Json.texts(posting, part)));
    }

    String html() {
        StringBuilder html = new StringBuilder();
        boolean inList = false;
        for (String paragraph : plain.split("\n\n")) {
            boolean point = paragraph.startsWith(" - ");
            html.append(point && !inList ? "<ul>" : "").append(!point && inList ? "</ul>" : "");
            inList = point;
            html.append(element(paragraph, point));
        }
        return html.append(inList ? "</ul>" : "").toString();
    }

    ObjectNode shown() {
        return Json.object().put("html", html()).put("plain", plain);
    }

    private static String element(String paragraph, boolean point) {
        String text = Entities.escape(point ? paragraph.substring(3) : paragraph);
        if (point) {
            return "<li><p>" + text + "</p></li>";
        }
        boolean heading = paragraph.equals(paragraph.toUpperCase(Locale.ROOT)) && !paragraph.isBlank();
        return heading ? "<h2>" + text + "</h2>" : "<p>" + text + "</p>";
    }
}
