package etools.bench;

/// Draws numbers by their weights in constant time: Walker's alias method.
///
/// @see <a href="https://doi.org/10.1145/355744.355749">Walker 1977</a>
final class Lots {

    private final double[] keep;
    private final int[] alias;

    Lots(double... weights) {
        int n = weights.length;
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        keep = new double[n];
        alias = new int[n];
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            keep[i] = weights[i] * n / sum;
            alias[i] = i;
            if (keep[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            alias[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
        while (smalls > 0) { // what rounding left over
            keep[small[--smalls]] = 1;
        }
    }

    /// Zipf-Mandelbrot: the weight of rank `r`, from 0 on, is `1 / (r + 1 + shift) ^ power`.
    static double[] zipf(int ranks, double shift, double power) {
        double[] weights = new double[ranks];
        for (int i = 0; i < ranks; i++) {
            weights[i] = 1 / StrictMath.pow(i + 1 + shift, power);
        }
        return weights;
    }

    int draw(Seeded random) {
        int i = random.below(keep.length);
        return random.fraction() < keep[i] ? i : alias[i];
    }
}
