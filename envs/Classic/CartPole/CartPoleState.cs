namespace MultiModalRL.Environments;

/// <summary>Where cart and pole are, in meters and radians, and how fast they move, a second.</summary>
internal record struct CartPoleState(double Position, double Velocity, double Angle, double AngularVelocity);
