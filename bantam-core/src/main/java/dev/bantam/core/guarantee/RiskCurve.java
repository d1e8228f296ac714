package dev.bantam.core.guarantee;

/**
 * The risk of an answer as a falling function of its score, fitted on tune: floor + (1 - floor) /
 * (1 + e^(slope x - intercept)) with x the standardised score. The floor is there because some rows
 * disagree however sure the rung is: labels are wrong, teachers change their minds.
 *
 * <p>Three numbers fitted to all of tune's rows say more about the few surest ones than counting
 * the few errors among those does. Fitted by maximum likelihood with weak penalties that keep it
 * finite where tune has no error: Fisher scoring for intercept and log-slope, each floor tried in
 * turn.
 *
 * @param mean of tune's scores
 * @param spread their standard deviation
 * @param intercept the log-odds of the risk above the floor at a mean score
 * @param slope how fast it falls per standard deviation, more than 0
 * @param floor the risk that no score goes below, in [0,1)
 * @param top the score that infinite ones count as: one above tune's largest finite score
 */
public record RiskCurve(
    double mean, double spread, double intercept, double slope, double floor, double top) {

  private static final double[] FLOORS = {0.001, 0.003, 0.006, 0.01, 0.02, 0.04, 0.08};
  private static final double LIKELY_FLOOR = 0.01;
  private static final int ROUNDS = 30;

  /** The curve of largest penalised likelihood. */
  public static RiskCurve fit(Scored tune) {
    double top = top(tune.scores());
    double[] scores = finite(tune.scores(), top);
    double[] disagreeing = finite(tune.disagreeing(), top);
    double mean = 0;
    for (double score : scores) {
      mean += score / scores.length;
    }
    double variance = 0;
    for (double score : scores) {
      variance += (score - mean) * (score - mean) / scores.length;
    }
    double spread = Math.sqrt(variance) + 1e-9;
    RiskCurve best = new RiskCurve(mean, spread, -2, 1, LIKELY_FLOOR, top);
    double least = Double.POSITIVE_INFINITY;
    for (double floor : FLOORS) {
      RiskCurve curve = new RiskCurve(mean, spread, -2, 1, floor, top).climb(scores, disagreeing);
      double cost = curve.cost(scores, disagreeing);
      if (cost < least) {
        least = cost;
        best = curve;
      }
    }
    return best;
  }

  /** The risk of an answer with this score, in [0,1]. */
  public double at(double score) {
    return floor + (1 - floor) * above(score);
  }

  private double above(double score) {
    return 1 / (1 + Math.exp(slope * standardised(score) - intercept));
  }

  private double standardised(double score) {
    return Math.clamp((bounded(score, top) - mean) / spread, -50, 50);
  }

  /** One above the largest finite score: rungs that answer at any gate are surer than that. */
  private static double top(double[] ascending) {
    for (int i = ascending.length - 1; i >= 0; i--) {
      if (ascending[i] < Double.POSITIVE_INFINITY) {
        return Math.clamp(ascending[i], -1e6, 1e6) + 1;
      }
    }
    return 1;
  }

  private static double bounded(double score, double top) {
    return score == Double.POSITIVE_INFINITY ? top : Math.clamp(score, -1e6, 1e6);
  }

  private static double[] finite(double[] scores, double top) {
    double[] bounded = scores.clone();
    for (int i = 0; i < bounded.length; i++) {
      bounded[i] = bounded(bounded[i], top);
    }
    return bounded;
  }

  /**
   * Fisher scoring with halved steps; the slope moves on a log scale, so that it stays positive.
   */
  private RiskCurve climb(double[] scores, double[] disagreeing) {
    RiskCurve curve = this;
    double cost = cost(scores, disagreeing);
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = curve.step(scores, disagreeing);
      double size = 1;
      RiskCurve next = curve.moved(step, size);
      double nextCost = next.cost(scores, disagreeing);
      while (!(nextCost < cost) && size > 1e-3) {
        size /= 2;
        next = curve.moved(step, size);
        nextCost = next.cost(scores, disagreeing);
      }
      if (!(nextCost < cost - 1e-7)) {
        break;
      }
      curve = next;
      cost = nextCost;
    }
    return curve;
  }

  private RiskCurve moved(double[] step, double size) {
    return new RiskCurve(
        mean,
        spread,
        Math.clamp(intercept + size * step[0], -30, 30),
        Math.exp(Math.clamp(Math.log(slope) + size * step[1], -6, 6)),
        floor,
        top);
  }

  /** The scoring step for intercept and log-slope. */
  private double[] step(double[] scores, double[] disagreeing) {
    double gradientA = -0.02 * intercept;
    double gradientB = -0.04 * Math.log(slope);
    double aa = 0.02;
    double ab = 0;
    double bb = 0.04;
    for (double score : scores) {
      double p = above(score);
      double q = floor + (1 - floor) * p;
      double dz = (1 - floor) * p * (1 - p);
      double x = -slope * standardised(score);
      double information = dz * dz / (q * (1 - q) + 1e-12);
      double pull = -dz / (1 - q + 1e-12);
      gradientA += pull;
      gradientB += pull * x;
      aa += information;
      ab += information * x;
      bb += information * x * x;
    }
    for (double score : disagreeing) {
      double p = above(score);
      double q = floor + (1 - floor) * p;
      double dz = (1 - floor) * p * (1 - p);
      double pull = dz / (q + 1e-12) + dz / (1 - q + 1e-12);
      gradientA += pull;
      gradientB += pull * -slope * standardised(score);
    }
    double determinant = aa * bb - ab * ab;
    return new double[] {
      (bb * gradientA - ab * gradientB) / determinant,
      (aa * gradientB - ab * gradientA) / determinant
    };
  }

  private double cost(double[] scores, double[] disagreeing) {
    double logSlope = Math.log(slope);
    double logOdds = Math.log(floor / (1 - floor)) - Math.log(LIKELY_FLOOR / (1 - LIKELY_FLOOR));
    double cost = 0.01 * intercept * intercept + 0.02 * logSlope * logSlope;
    cost += 0.1 * logOdds * logOdds;
    for (double score : scores) {
      cost -= Math.log1p(-Math.min(at(score), 1 - 1e-12));
    }
    for (double score : disagreeing) {
      double risk = Math.min(at(score), 1 - 1e-12);
      cost -= Math.log(risk) - Math.log1p(-risk);
    }
    return cost;
  }
}
