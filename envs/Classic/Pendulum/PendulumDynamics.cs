using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Gymnasium's pendulum: a rod of 1 m and 1 kg, one semi-implicit Euler step an action.</summary>
internal readonly struct PendulumDynamics : IDynamics<PendulumState>
{
    public const string Id = "classic/Pendulum-v1";

    private const double TimeStep = 0.05;
    private const double Fastest = 8;
    private const float LargestTorque = 2;
    private static readonly Field<float> Observation = new(0, 3);
    private static readonly Field<float> Action = new(0, 1);
    private readonly double gravity;

    public PendulumDynamics(PendulumOptions options)
    {
        gravity = options.Gravity;
        var box = new BoxSpace([-1, -1, -(float)Fastest], [1, 1, (float)Fastest]);
        Spec = DynamicsSpec.Of(Id, box, new BoxSpace([1], -LargestTorque, LargestTorque), options.MaxEpisodeSteps);
    }

    public EnvironmentSpec Spec { get; }

    public PendulumState Begin(RandomStream random) => new(random.NextBetween(-Math.PI, Math.PI), random.NextBetween(-1, 1));

    public string? Refusal(in PendulumState state, Row action) => null;

    public bool Step(ref PendulumState state, Row action, out float reward)
    {
        var (angle, velocity) = state;
        double torque = action.Value(Action);

        // The same angle in [−π, π].
        var off = angle - 2 * Math.PI * Math.Round(angle / (2 * Math.PI));
        reward = (float)-(off * off + 0.1 * (velocity * velocity) + 0.001 * (torque * torque));
        velocity += (1.5 * gravity * Math.Sin(angle) + 3 * torque) * TimeStep;
        velocity = Math.Clamp(velocity, -Fastest, Fastest);
        state = new PendulumState(angle + velocity * TimeStep, velocity);
        return false;
    }

    public void Observe(in PendulumState state, Row observation)
    {
        var values = observation.Values(Observation);
        var (sine, cosine) = Math.SinCos(state.Angle);
        values[0] = (float)cosine;
        values[1] = (float)sine;
        values[2] = (float)state.Velocity;
    }
}
