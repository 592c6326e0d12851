using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The mountain car of Moore (1990) in the form of Sutton (1996), with Gymnasium's constants.</summary>
internal readonly struct MountainCarDynamics : IDynamics<MountainCarState>
{
    public const string Id = "classic/MountainCar-v0";

    private const double Leftmost = -1.2;
    private const double Rightmost = 0.6;
    private const double Fastest = 0.07;
    private const double Goal = 0.5;
    private const double Force = 0.001;
    private const double Gravity = 0.0025;
    private static readonly Field<float> Observation = new(0, 2);
    private static readonly Field<int> Action = new(0, 1);
    private readonly double goalVelocity;

    public MountainCarDynamics(MountainCarOptions options)
    {
        goalVelocity = options.GoalVelocity;
        var box = new BoxSpace([(float)Leftmost, -(float)Fastest], [(float)Rightmost, (float)Fastest]);
        Spec = DynamicsSpec.Of(Id, box, new DiscreteSpace(3), options.MaxEpisodeSteps);
    }

    public EnvironmentSpec Spec { get; }

    public MountainCarState Begin(RandomStream random) => new(random.NextBetween(-0.6, -0.4), 0);

    public string? Refusal(in MountainCarState state, Row action) => null;

    public bool Step(ref MountainCarState state, Row action, out float reward)
    {
        var (position, velocity) = state;
        velocity += (action.Value(Action) - 1) * Force + Math.Cos(3 * position) * -Gravity;
        velocity = Math.Clamp(velocity, -Fastest, Fastest);
        position = Math.Clamp(position + velocity, Leftmost, Rightmost);
        if (position == Leftmost && velocity < 0)
        {
            velocity = 0;
        }

        state = new MountainCarState(position, velocity);
        reward = -1;
        return position >= Goal && velocity >= goalVelocity;
    }

    public void Observe(in MountainCarState state, Row observation)
    {
        var values = observation.Values(Observation);
        values[0] = (float)state.Position;
        values[1] = (float)state.Velocity;
    }
}
