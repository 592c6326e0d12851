namespace MultiModalRL.Core;

/// <summary>
/// What a folder registers about itself: environments, agents, benchmarks, protocols. A module is public or internal,
/// sealed, and has a constructor without parameters.
/// </summary>
public interface IModule
{
    /// <summary>Registers.</summary>
    void Register(ModuleBuilder modules);
}
