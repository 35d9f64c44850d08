"""Stands in for DockerSpawner, of which Debian has no package: it has the traits that
docker/hub/jupyterhub_config.py sets and hands them to the engine by docker-py, as the
original does. What else the original does is not here."""

import asyncio
import re

import docker
from jupyterhub.spawner import Spawner
from traitlets import Dict, Enum, Unicode, default


class DockerSpawner(Spawner):
    """Starts a student's server in a container, which is removed when it stops."""

    image = Unicode(config=True)
    prefix = Unicode(config=True)
    volumes = Dict(config=True)
    remove = Enum([True], config=True)
    pull_policy = Enum(["never"], config=True)
    network_name = Unicode(config=True)
    use_internal_ip = Enum([True], config=True)
    extra_host_config = Dict(config=True)

    def __init__(self, **named):
        super().__init__(**named)
        self.client = docker.from_env(timeout=100).api

    @default("env_keep")
    def nothing_of_the_hub(self):
        return []

    @default("ip")
    def all_addresses(self):
        return "0.0.0.0"

    @default("port")
    def the_image_s_port(self):
        return 8888

    @property
    def username(self):
        """The student's name, as names of containers and volumes have it."""
        return re.sub("[^a-z0-9]", lambda found: f"-{ord(found[0]):02x}", self.user.name)

    async def ask(self, method, *arguments, **named):
        """Has the engine do something; what is not there gives None."""
        try:
            return await asyncio.to_thread(getattr(self.client, method), *arguments, **named)
        except docker.errors.NotFound:
            return None

    async def inspect(self):
        return await self.ask("inspect_container", f"{self.prefix}-{self.username}")

    async def start(self):
        mounts = {volume.format(username=self.username): path for volume, path in self.volumes.items()}
        host = self.client.create_host_config(
            binds={volume: {"bind": path, "mode": "rw"} for volume, path in mounts.items()},
            mem_limit=self.mem_limit, cpu_period=100_000, cpu_quota=int(self.cpu_limit * 100_000),
            network_mode=self.network_name, **self.extra_host_config)
        made = await asyncio.to_thread(
            self.client.create_container, self.image, self.cmd + self.get_args(), host_config=host,
            name=f"{self.prefix}-{self.username}", environment=self.get_env(), volumes=list(mounts.values()))
        await asyncio.to_thread(self.client.start, made)
        networks = (await self.inspect())["NetworkSettings"]["Networks"]
        return networks[self.network_name]["IPAddress"], self.port

    async def poll(self):
        found = await self.inspect()
        return None if found and found["State"]["Running"] else 0

    async def stop(self, now=False):
        if found := await self.inspect():
            await self.ask("stop", found)
            await self.ask("remove_container", found, v=True)
