package io.matchbridge.scoring.secondreader;

import java.util.regex.Pattern;

/**
 * Sentences in a candidate's text that speak to whoever reads it, as those do that try to steer a language model. Forms are
 * known, meanings are not: what slips through still changes no score, since a reading never takes the place of one.
 */
final class Addressed {

    private static final Pattern TO_THE_READER = Pattern.compile(
            "[^.!?\\n]*(?:"
                    + "\\b(?:ignore|disregard|forget|override)\\b[^.!?\\n]*\\b(?:instruction|prompt|rule|above|previous|prior|requirement)"
                    + "|\\b(?:system|developer|assistant|user)\\s*(?:prompt\\b|message\\b|:)"
                    + "|\\b(?:language model|chatgpt|\\bllm\\b|as an ai\\b|you are (?:an? )?(?:ai|assistant|evaluator|recruiter))"
                    + "|\\b(?:answer|respond|reply|output|return)\\b[^.!?\\n]*\\b(?:met|json|verdict|yes|score|strong)\\b"
                    + "|\\b(?:rate|score|rank|mark|judge|evaluate|treat|consider)\\b[^.!?\\n]*\\b(?:this|the|every|each|all|me|as)\\b[^.!?\\n]*\\b(?:candidate|applicant|requirements?|met|perfect|highest|100)\\b"
                    + "|\\b(?:every|each|all)\\b[^.!?\\n]*\\brequirements?\\b[^.!?\\n]*\\b(?:met|fulfilled|satisfied)\\b"
                    + "|<\\|[^>]*\\|>|\\[/?INST]"
                    + ")[^.!?\\n]*[.!?]?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Addressed() {}

    static String withoutSentencesToTheReader(String text) {
        return TO_THE_READER.matcher(text).replaceAll(" ");
    }
}
