package io.matchbridge.database;

/** What has members that a statement may ask for by their names, and that are made when it does. */
@FunctionalInterface
public interface Members {

    /** The value to bind, or further members. */
    Object member(String name);
}
