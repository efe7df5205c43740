package io.matchbridge.scoring.text;

/** What must not enter a score. */
public enum Personal {
    NAME,
    EMAIL,
    PHONE,
    LINK,
    ADDRESS,
    BIRTH_OR_AGE,
    GENDER,
    MARITAL_STATUS,
    NATIONALITY,
    PHOTO,
    SCHOOL
}
