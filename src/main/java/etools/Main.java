package etools;

/// Wires everything by hand.
public final class Main {

    private Main() {}

    public static void main(String[] args) {}
}
