package io.matchbridge.scoring.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds {@code Label: value} where the label announces something personal, in the languages that résumés come in. A label of
 * birth, gender, family or nationality that begins its line may also be told from its value by a dash, or by the gap of a table.
 */
final class PersonalLabels {

    private static final int MOST_WORDS = 4;
    private static final String VALUE_ENDS = "\n|;•";
    /** What needs no colon. Other labels are also names of employers and of skills: {@code LinkedIn – Engineer}, {@code Mobile  iOS}. */
    private static final Set<Personal> PLAIN =
            EnumSet.of(Personal.BIRTH_OR_AGE, Personal.GENDER, Personal.MARITAL_STATUS, Personal.NATIONALITY);

    private static final Pattern LINE_BEGIN = Pattern.compile(
            "^[ \\t•*]*(?<label>\\p{L}[\\p{L}.' -]{1,30}?)(?: *\\t\\s*| {2,}| ?[–—] ?| - )(?=[\\p{L}\\d(+])",
            Pattern.MULTILINE);
    private static final Map<String, Personal> KINDS = new HashMap<>();

    static {
        put(Personal.NAME, "name", "full name", "first name", "last name", "middle name", "given name", "family name");
        put(
                Personal.NAME,
                "surname",
                "vorname",
                "nachname",
                "nom",
                "prénom",
                "nombre",
                "apellido",
                "apellidos",
                "nume");
        put(Personal.NAME, "prenume", "cognome", "naam");
        put(Personal.EMAIL, "email", "e-mail", "e mail", "email address", "e-mail address", "courriel", "correo");
        put(Personal.EMAIL, "correo electrónico", "e-postă");
        put(
                Personal.PHONE,
                "phone",
                "telephone",
                "tel",
                "mobile",
                "cell",
                "fax",
                "handy",
                "telefon",
                "téléphone",
                "móvil");
        put(
                Personal.PHONE,
                "phone number",
                "mobile number",
                "contact number",
                "cell phone",
                "teléfono",
                "whatsapp",
                "mobil");
        put(
                Personal.LINK,
                "linkedin",
                "website",
                "homepage",
                "skype",
                "twitter",
                "facebook",
                "instagram",
                "xing",
                "blog");
        put(Personal.ADDRESS, "address", "home address", "postal address", "mailing address", "residence", "adresse");
        put(Personal.ADDRESS, "anschrift", "wohnort", "plz", "dirección", "domicilio", "adresă", "adresa", "domiciliu");
        put(
                Personal.ADDRESS,
                "postcode",
                "post code",
                "postal code",
                "zip",
                "zip code",
                "cod poștal",
                "indirizzo",
                "adres");
        put(Personal.ADDRESS, "current location", "hometown", "home town");
        put(Personal.BIRTH_OR_AGE, "date of birth", "place of birth", "year of birth", "birth date", "birthdate");
        put(
                Personal.BIRTH_OR_AGE,
                "birthday",
                "birthplace",
                "dob",
                "d.o.b",
                "born",
                "age",
                "geburtsdatum",
                "geburtsort");
        put(
                Personal.BIRTH_OR_AGE,
                "geboren",
                "alter",
                "date de naissance",
                "né le",
                "née le",
                "âge",
                "edad",
                "data nașterii");
        put(
                Personal.BIRTH_OR_AGE,
                "fecha de nacimiento",
                "vârsta",
                "vârstă",
                "data di nascita",
                "geboortedatum",
                "leeftijd");
        put(
                Personal.GENDER,
                "gender",
                "sex",
                "pronouns",
                "geschlecht",
                "sexe",
                "sexo",
                "género",
                "sexul",
                "sesso",
                "anrede");
        put(Personal.MARITAL_STATUS, "marital status", "family status", "civil status", "familienstand", "état civil");
        put(
                Personal.MARITAL_STATUS,
                "situation familiale",
                "estado civil",
                "stare civilă",
                "starea civilă",
                "stato civile");
        put(Personal.MARITAL_STATUS, "children", "kinder", "enfants", "hijos", "spouse", "husband", "wife");
        put(Personal.NATIONALITY, "nationality", "citizenship", "citizen of", "country of birth", "country of origin");
        put(
                Personal.NATIONALITY,
                "ethnicity",
                "race",
                "religion",
                "visa",
                "visa status",
                "nationalität",
                "nationalité");
        put(
                Personal.NATIONALITY,
                "staatsangehörigkeit",
                "nacionalidad",
                "naționalitate",
                "naționalitatea",
                "cetățenie");
        put(Personal.NATIONALITY, "cetățenia", "nazionalità", "nationaliteit", "religie", "religión", "konfession");
        put(Personal.PHOTO, "photo", "photograph", "picture", "foto", "bewerbungsfoto", "lichtbild", "poză");
    }

    private static void put(Personal kind, String... labels) {
        for (String label : labels) {
            KINDS.put(label, kind);
        }
    }

    /** A labelled value with its label. */
    record Labelled(Personal kind, Span span) {}

    /** Each personal label with its value, up to the end of its line or column. */
    List<Labelled> find(CharSequence text) {
        List<Labelled> found = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == ':' || text.charAt(at) == '=') {
                Labelled labelled = labelBefore(text, at);
                if (labelled != null) {
                    found.add(labelled);
                }
            }
        }
        Matcher begin = LINE_BEGIN.matcher(text);
        while (begin.find()) {
            Personal kind = KINDS.get(begin.group("label").toLowerCase(Locale.ROOT));
            if (PLAIN.contains(kind) && !begin.group("label").equalsIgnoreCase("visa")) {
                found.add(new Labelled(kind, new Span(begin.start("label"), valueEnd(text, begin.end()))));
            }
        }
        return found;
    }

    private static Labelled labelBefore(CharSequence text, int colon) {
        int end = colon;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '*' || text.charAt(end - 1) == '.')) {
            end--;
        }
        int start = end;
        Labelled longest = null;
        for (int words = 1; words <= MOST_WORDS; words++) {
            start = wordStart(text, start);
            Personal kind = KINDS.get(text.subSequence(start, end).toString().toLowerCase(Locale.ROOT));
            if (kind != null && !companyBefore(text, start)) {
                longest = new Labelled(kind, new Span(start, valueEnd(text, colon + 1)));
            }
            if (start == 0 || text.charAt(start - 1) != ' ') {
                break;
            }
            start--;
        }
        return longest;
    }

    private static int wordStart(CharSequence text, int from) {
        int start = from;
        while (start > 0
                && (Character.isLetter(text.charAt(start - 1)) || ".-'".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return start;
    }

    /** A company's, file's or product's name is none of a person. */
    private static boolean companyBefore(CharSequence text, int start) {
        String before =
                text.subSequence(Math.max(0, start - 10), start).toString().toLowerCase(Locale.ROOT);
        return before.matches("(?s).*(company|file|user|project|product|host|domain|brand) $");
    }

    private static int valueEnd(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && VALUE_ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
