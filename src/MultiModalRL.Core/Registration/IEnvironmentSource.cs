namespace MultiModalRL.Core;

/// <summary>Yields registrations that follow from other registrations, such as benchmark × protocol.</summary>
public interface IEnvironmentSource
{
    /// <summary>The registrations.</summary>
    IEnumerable<EnvironmentRegistration> Registrations { get; }
}
