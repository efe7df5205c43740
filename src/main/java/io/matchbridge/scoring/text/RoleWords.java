package io.matchbridge.scoring.text;

import java.util.regex.Pattern;

/** Tells a role's name from a person's, a firm's or a sentence by the words that roles are named with. */
public final class RoleWords {

    private static final Pattern ROLE = Pattern.compile(
            "engineer|develop|manage|director|analyst|consult|special|assist|associat|teach|profes|nurse|officer|design|architect"
                    + "|admin|coord|represent|technic|mechanic|account|audit|agent|clerk|worker|driver|\\bchef\\b|\\bcook\\b|sales|\\blead\\b"
                    + "|supervis|executiv|president|intern\\b|student|scientist|research|program|advis|attorney|lawyer|legal|secretar"
                    + "|recruit|therap|physician|doctor|dental|operator|owner|founder|partner|editor|writer|artist|trainer|planner|buyer"
                    + "|teller|cashier|labor|welder|electric|plumb|carpent|pilot|guard|inginer|contabil|ingenier|entwickl|leiter",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private RoleWords() {}

    /** Whether one of these words stands in a text. */
    public static boolean in(String text) {
        return ROLE.matcher(text).find();
    }
}
