using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The acrobot of Sutton (1996) by the equations of Sutton and Barto's book, one Runge–Kutta step of fourth order an
/// action, with Gymnasium's constants: both links 1 m and 1 kg, moment of inertia 1 kg m², center of mass in the middle.
/// </summary>
/// <remarks>
/// Its motion magnifies rounding. The formulas stand in the order of Gymnasium's on purpose, cosines less a quarter turn
/// included, so that long trajectories agree.
/// </remarks>
internal readonly struct AcrobotDynamics : IDynamics<AcrobotState>
{
    public const string Id = "classic/Acrobot-v1";

    private const double Gravity = 9.8;
    private const double Center = 0.5;
    private const double TimeStep = 0.2;
    private const double FastestFirst = 4 * Math.PI;
    private const double FastestSecond = 9 * Math.PI;
    private static readonly Field<float> Observation = new(0, 6);
    private static readonly Field<int> Action = new(0, 1);

    public AcrobotDynamics(AcrobotOptions options)
    {
        var (first, second) = ((float)FastestFirst, (float)FastestSecond);
        var box = new BoxSpace([-1, -1, -1, -1, -first, -second], [1, 1, 1, 1, first, second]);
        Spec = DynamicsSpec.Of(Id, box, new DiscreteSpace(3), options.MaxEpisodeSteps);
    }

    public EnvironmentSpec Spec { get; }

    // Gymnasium keeps its first state in single precision.
    public AcrobotState Begin(RandomStream random) => new(
        (float)random.NextBetween(-0.1, 0.1),
        (float)random.NextBetween(-0.1, 0.1),
        (float)random.NextBetween(-0.1, 0.1),
        (float)random.NextBetween(-0.1, 0.1));

    public string? Refusal(in AcrobotState state, Row action) => null;

    public bool Step(ref AcrobotState state, Row action, out float reward)
    {
        var moved = Integrate(state, torque: action.Value(Action) - 1);
        state = new AcrobotState(
            Wrap(moved.Angle1),
            Wrap(moved.Angle2),
            Math.Clamp(moved.Velocity1, -FastestFirst, FastestFirst),
            Math.Clamp(moved.Velocity2, -FastestSecond, FastestSecond));
        var above = -Math.Cos(state.Angle1) - Math.Cos(state.Angle2 + state.Angle1) > 1;
        reward = above ? 0 : -1;
        return above;
    }

    public void Observe(in AcrobotState state, Row observation)
    {
        var values = observation.Values(Observation);
        var (sine1, cosine1) = Math.SinCos(state.Angle1);
        var (sine2, cosine2) = Math.SinCos(state.Angle2);
        values[0] = (float)cosine1;
        values[1] = (float)sine1;
        values[2] = (float)cosine2;
        values[3] = (float)sine2;
        values[4] = (float)state.Velocity1;
        values[5] = (float)state.Velocity2;
    }

    private static AcrobotState Integrate(in AcrobotState state, double torque)
    {
        var k1 = Rates(state, torque);
        var k2 = Rates(state.Plus(TimeStep / 2, k1), torque);
        var k3 = Rates(state.Plus(TimeStep / 2, k2), torque);
        var k4 = Rates(state.Plus(TimeStep, k3), torque);
        return state.Plus(TimeStep / 6, k1.Plus(2, k2).Plus(2, k3).Plus(1, k4));
    }

    // With masses, lengths and inertias of 1, which are left out where they multiply.
    private static AcrobotState Rates(in AcrobotState state, double torque)
    {
        var (angle1, angle2, velocity1, velocity2) = state;
        var (sine, cosine) = Math.SinCos(angle2);
        var d1 = Center * Center + (1 + Center * Center + 2 * Center * cosine) + 1 + 1;
        var d2 = Center * Center + Center * cosine + 1;
        var phi2 = Center * Gravity * Math.Cos(angle1 + angle2 - Math.PI / 2);
        var phi1 = -Center * (velocity2 * velocity2) * sine
            - 2 * Center * velocity2 * velocity1 * sine
            + (Center + 1) * Gravity * Math.Cos(angle1 - Math.PI / 2)
            + phi2;
        var acceleration2 = (torque + d2 / d1 * phi1 - Center * (velocity1 * velocity1) * sine - phi2)
            / (Center * Center + 1 - d2 * d2 / d1);
        return new AcrobotState(velocity1, velocity2, -(d2 * acceleration2 + phi1) / d1, acceleration2);
    }

    // Exact, as is Gymnasium's repeated subtraction of a turn at angles that one step can reach.
    private static double Wrap(double angle) => Math.Abs(angle) <= Math.PI ? angle : Math.IEEERemainder(angle, 2 * Math.PI);
}
