package io.matchbridge;

/** A setting, an argument or a route file that cannot be used. Its message is one line for the person who starts the service. */
public final class WrongSetting extends RuntimeException {

    public WrongSetting(String message) {
        super(message);
    }
}
