using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The cart and pole of Barto, Sutton and Anderson (1983), with the frictionless equations of Florian (2007) and
/// Gymnasium's constants, one explicit Euler step an action.
/// </summary>
internal readonly struct CartPoleDynamics : IDynamics<CartPoleState>
{
    public const string Id = "classic/CartPole-v1";

    private const double Gravity = 9.8;
    private const double PoleMass = 0.1;
    private const double TotalMass = 1.0 + PoleMass;
    private const double HalfLength = 0.5;
    private const double PoleMoment = PoleMass * HalfLength;
    private const double Force = 10;
    private const double TimeStep = 0.02;
    private const double FarthestPosition = 2.4;
    private const double LargestAngle = 12 * 2 * Math.PI / 360;
    private static readonly Field<float> Observation = new(0, 4);
    private static readonly Field<int> Action = new(0, 1);
    private readonly float standing;
    private readonly float falling;

    public CartPoleDynamics(CartPoleOptions options)
    {
        (standing, falling) = options.SuttonBartoReward ? (0, -1) : (1, 1);

        // Twice what ends an episode, so that what is seen then is in the space too.
        var (position, angle) = ((float)(2 * FarthestPosition), (float)(2 * LargestAngle));
        var box = new BoxSpace(
            [-position, float.NegativeInfinity, -angle, float.NegativeInfinity],
            [position, float.PositiveInfinity, angle, float.PositiveInfinity]);
        Spec = DynamicsSpec.Of(Id, box, new DiscreteSpace(2), options.MaxEpisodeSteps);
    }

    public EnvironmentSpec Spec { get; }

    public CartPoleState Begin(RandomStream random) =>
        new(random.NextBetween(-0.05, 0.05), random.NextBetween(-0.05, 0.05), random.NextBetween(-0.05, 0.05), random.NextBetween(-0.05, 0.05));

    public string? Refusal(in CartPoleState state, Row action) => null;

    public bool Step(ref CartPoleState state, Row action, out float reward)
    {
        var (position, velocity, angle, angularVelocity) = state;
        var (sine, cosine) = Math.SinCos(angle);
        var force = action.Value(Action) == 1 ? Force : -Force;
        var push = (force + PoleMoment * (angularVelocity * angularVelocity) * sine) / TotalMass;
        var angularAcceleration = (Gravity * sine - cosine * push)
            / (HalfLength * (4.0 / 3.0 - PoleMass * (cosine * cosine) / TotalMass));
        var acceleration = push - PoleMoment * angularAcceleration * cosine / TotalMass;
        state = new CartPoleState(
            position + TimeStep * velocity,
            velocity + TimeStep * acceleration,
            angle + TimeStep * angularVelocity,
            angularVelocity + TimeStep * angularAcceleration);
        var fell = Math.Abs(state.Position) > FarthestPosition || Math.Abs(state.Angle) > LargestAngle;
        reward = fell ? falling : standing;
        return fell;
    }

    public void Observe(in CartPoleState state, Row observation)
    {
        var values = observation.Values(Observation);
        values[0] = (float)state.Position;
        values[1] = (float)state.Velocity;
        values[2] = (float)state.Angle;
        values[3] = (float)state.AngularVelocity;
    }
}
