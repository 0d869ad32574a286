package io.creatorfleet.cli.output;

/** How much of something is done, as a bar. */
public record Bar(long done, long all) {

    /**
     * The bar in signs that the terminal has.
     *
     * @param columns its width
     */
    public String on(Terminal terminal, int columns) {
        int full = all <= 0 ? 0 : (int) Math.min(columns, Math.max(0, done) * columns / all);
        String[] signs = terminal.hasBlocks() ? new String[] {"█", "░"} : new String[] {"#", "."};
        return signs[0].repeat(full) + signs[1].repeat(columns - full);
    }
}
