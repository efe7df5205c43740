package io.matchbridge.sandbox.world;

/**
 * Somebody who does not exist, as far as it was decided by the seed.
 *
 * @param number the candidate's number
 * @param trade the trade that the person works in
 * @param strength share of the trade's skills that the person has, 0 to 1
 * @param years years in the trade
 * @param level index of the present position in the trade's positions
 */
record Person(
        int number,
        int tradeNumber,
        Trade trade,
        String firstName,
        String lastName,
        String email,
        String phone,
        double strength,
        int years,
        int level,
        String company,
        String school,
        int city) {

    String name() {
        return firstName + " " + lastName;
    }

    String position() {
        return trade.positions().get(level);
    }
}
