namespace MultiModalRL.Environments;

/// <summary>Where the car is along the valley, and how far it moves a step.</summary>
internal record struct MountainCarState(double Position, double Velocity);
