package io.matchbridge.attachments.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;

/**
 * DOCX: headers, body, footers, a paragraph a line. POI opens the package and guards against bombs; its text extractor
 * leaves out modern text boxes and nested content controls, in which many résumés keep their whole text, so the words
 * are taken from the XML as it streams by.
 */
final class WordText {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

    private WordText() {}

    static Finding read(byte[] content, BoundedText text) throws IOException {
        OPCPackage document = null;
        try {
            document = OPCPackage.open(new ByteArrayInputStream(content));
            PackagePart body = body(document);
            readRelated(body, "header", text);
            readPart(body, text);
            readRelated(body, "footer", text);
            readRelated(body, "footnotes", text);
            return Finding.READ;
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        } finally {
            if (document != null) {
                document.revert();
            }
        }
    }

    private static PackagePart body(OPCPackage document) throws Unreadable {
        for (String type : new String[] {PackageRelationshipTypes.CORE_DOCUMENT, STRICT + "officeDocument"}) {
            for (PackageRelationship relationship : document.getRelationshipsByType(type)) {
                PackagePart part = document.getPart(relationship);
                if (part != null) {
                    return part;
                }
            }
        }
        throw new Unreadable(Finding.DAMAGED);
    }

    private static void readRelated(PackagePart body, String type, BoundedText text)
            throws IOException, InvalidFormatException {
        for (String prefix : new String[] {OFFICE, STRICT}) {
            for (PackageRelationship relationship : body.getRelationshipsByType(prefix + type)) {
                readPart(body.getRelatedPart(relationship), text);
            }
        }
    }

    private static void readPart(PackagePart part, BoundedText text) throws IOException {
        if (part != null) {
            try (InputStream in = part.getInputStream()) {
                new WordPart(withoutEntities().createXMLStreamReader(in), text).read();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        }
    }

    private static XMLInputFactory withoutEntities() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
