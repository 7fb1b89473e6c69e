/* SPDX-License-Identifier: Apache-2.0 */
package dev.freshet.playground.generate.bank;

/** Where somebody can be. Amounts are of one size in all these currencies. */
enum City {
    BERLIN("DE", "EUR", 52.52, 13.41, 5),
    PARIS("FR", "EUR", 48.86, 2.35, 5),
    VIENNA("AT", "EUR", 48.21, 16.37, 5),
    MADRID("ES", "EUR", 40.42, -3.70, 6),
    LONDON("GB", "GBP", 51.51, -0.13, 5),
    ZURICH("CH", "CHF", 47.37, 8.54, 5),
    NEW_YORK("US", "USD", 40.71, -74.01, 12),
    TORONTO("CA", "CAD", 43.65, -79.38, 12),
    SINGAPORE("SG", "SGD", 1.35, 103.82, 17),
    SYDNEY("AU", "AUD", -33.87, 151.21, 25);

    private final String country;
    private final String currency;
    private final double latitude;
    private final double longitude;
    private final int hours;

    City(String country, String currency, double latitude, double longitude, int hours) {
        this.country = country;
        this.currency = currency;
        this.latitude = latitude;
        this.longitude = longitude;
        this.hours = hours;
    }

    String country() {
        return country;
    }

    String currency() {
        return currency;
    }

    double latitude() {
        return latitude;
    }

    double longitude() {
        return longitude;
    }

    /** What a flight takes from any of the bank's home towns, from the last payment to the next; slower than 800 km/h. */
    int hours() {
        return hours;
    }
}
